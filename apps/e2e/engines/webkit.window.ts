import {
  Builder,
  By,
  Capabilities,
  Key,
  until,
  type WebDriver,
  type WebElement,
} from 'selenium-webdriver';
import type { BrowserWindow, WindowSize } from './browser-window';
import { named, saying } from './element-path';
import { WebkitDriver } from './webkit.driver';

const PATIENCE_MS = 15_000;

/** The driver knows where its browser is, unless somebody wants another. */
const binary = process.env['WEBKIT_PATH'];

/** Runs in the page: while one page turns into the next, nothing of it can be pressed. */
const isTurning = () => document.documentElement.matches(':active-view-transition');

/** Safari's engine, in WebKitGTK's small browser. */
export class WebkitWindow implements BrowserWindow {
  private isInside = false;

  private constructor(
    private readonly service: WebkitDriver,
    private readonly driver: WebDriver,
  ) {}

  static async create(size: WindowSize): Promise<WebkitWindow> {
    const service = await WebkitDriver.start();
    try {
      const driver = await new Builder()
        .usingServer(service.address)
        .withCapabilities(
          new Capabilities({
            browserName: 'MiniBrowser',
            'webkitgtk:browserOptions': { args: ['--automation'], ...(binary && { binary }) },
          }),
        )
        .build();
      await driver.manage().window().setRect(size);
      return new WebkitWindow(service, driver);
    } catch (error) {
      service.end();
      throw error;
    }
  }

  async open(address: string): Promise<void> {
    await this.driver.get(address);
  }

  async address(): Promise<string> {
    return this.driver.getCurrentUrl();
  }

  async press(text: string): Promise<void> {
    await this.driver.wait(async () => !(await this.read(isTurning)), PATIENCE_MS);
    const found = await this.find(saying(text));
    // The driver's pointer misses what is in a frame.
    await (this.isInside ? found.sendKeys(Key.ENTER) : found.click());
  }

  async pressAt(x: number, y: number): Promise<void> {
    await this.driver.actions().move({ x, y }).click().perform();
  }

  async write(field: string, text: string): Promise<void> {
    const found = await this.find(named(field));
    await found.click();
    await found.sendKeys(text);
  }

  async leaveByEscape(): Promise<void> {
    await this.driver.actions().sendKeys(Key.ESCAPE).perform();
  }

  async read<T, Given extends string[]>(
    script: (...given: Given) => T,
    ...given: Given
  ): Promise<T> {
    return this.driver.executeScript<T>(`return (${String(script)})(...arguments)`, ...given);
  }

  async insideFrame(act: () => Promise<void>): Promise<void> {
    await this.driver.wait(until.ableToSwitchToFrame(By.css('iframe')), PATIENCE_MS);
    this.isInside = true;
    await act();
    this.isInside = false;
    await this.driver.switchTo().defaultContent();
  }

  async picture(): Promise<Buffer> {
    return Buffer.from(await this.driver.takeScreenshot(), 'base64');
  }

  async close(): Promise<void> {
    try {
      await this.driver.quit();
    } finally {
      this.service.end();
    }
  }

  /** The driver does not wait for the end of its own scrolling. */
  private async find(path: string): Promise<WebElement> {
    const found = await this.driver.wait(until.elementLocated(By.xpath(path)), PATIENCE_MS);
    await this.driver.executeScript(
      (element: HTMLElement) => element.scrollIntoView({ behavior: 'instant', block: 'center' }),
      found,
    );
    return found;
  }
}
