import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import {
  Builder,
  By,
  Capabilities,
  Key,
  until,
  type WebDriver,
  type WebElement,
} from 'selenium-webdriver';
import { type BrowserWindow, isTurning, named, saying, type WindowSize } from './browser-window';

const MINI_BROWSER =
  process.env['WEBKIT_PATH'] ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

const PATIENCE_MS = 15_000;

/** Safari's engine, in WebKitGTK's small browser on a screen that nobody sees. */
export class WebkitWindow implements BrowserWindow {
  private isInside = false;

  private constructor(
    private readonly service: ChildProcess,
    private readonly driver: WebDriver,
  ) {}

  static async create(size: WindowSize): Promise<WebkitWindow> {
    const port = await freePort();
    // In a group of its own, so that screen, driver and browser end together.
    const service = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
    });
    await once(service, 'spawn');
    await untilAnswered(port);
    const driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(
        new Capabilities({
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] },
        }),
      )
      .build();
    await driver.manage().window().setRect(size);
    return new WebkitWindow(service, driver);
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
    await this.driver.quit();
    if (this.service.pid) process.kill(-this.service.pid);
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('No port is free');
  return address.port;
}

async function untilAnswered(port: number): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver does not answer: are webkit2gtk-driver and xvfb installed?');
}
