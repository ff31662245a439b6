import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import type { BrowserWindow, WindowSize } from './browser-window';
import { named, saying } from './element-path';

const FIREFOX = process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr';

/** Mozilla's engine, by WebDriver BiDi. */
export class FirefoxWindow implements BrowserWindow {
  private inside: Frame;

  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
  ) {
    this.inside = page.mainFrame();
  }

  static async create(size: WindowSize): Promise<FirefoxWindow> {
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX });
    const page = await browser.newPage();
    await page.setViewport(size);
    return new FirefoxWindow(browser, page);
  }

  async open(address: string): Promise<void> {
    await this.page.goto(address);
  }

  async address(): Promise<string> {
    return this.page.url();
  }

  async press(text: string): Promise<void> {
    await this.inside.locator(`::-p-xpath(${saying(text)})`).click();
  }

  async pressAt(x: number, y: number): Promise<void> {
    await this.page.mouse.click(x, y);
  }

  async write(field: string, text: string): Promise<void> {
    const input = await this.inside.waitForSelector(`::-p-xpath(${named(field)})`);
    await input?.type(text);
  }

  async leaveByEscape(): Promise<void> {
    await this.page.keyboard.press('Escape');
  }

  async read<T, Given extends string[]>(
    script: (...given: Given) => T,
    ...given: Given
  ): Promise<T> {
    return (await this.inside.evaluate(script as (...given: string[]) => unknown, ...given)) as T;
  }

  async insideFrame(act: () => Promise<void>): Promise<void> {
    const frame = await (await this.page.waitForSelector('iframe'))?.contentFrame();
    if (!frame) throw new Error('The page has no frame');
    this.inside = frame;
    await act();
    this.inside = this.page.mainFrame();
  }

  async picture(): Promise<Buffer> {
    return Buffer.from(await this.page.screenshot());
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
