/** A window of a browser that Playwright does not drive: what a person can do in it, and what can be read of it. */
export interface BrowserWindow {
  open(address: string): Promise<void>;

  address(): Promise<string>;

  /** Presses the first link or button that begins by saying this, once it is there. */
  press(text: string): Promise<void>;

  /** Presses whatever is there, in px from the left and the top. */
  pressAt(x: number, y: number): Promise<void>;

  /** Writes into the field of that name, once it is there. */
  write(field: string, text: string): Promise<void>;

  leaveByEscape(): Promise<void>;

  /**
   * What the page says.
   * @param script runs in the page, where it knows of nothing but what it is given
   */
  read<T, Given extends string[]>(script: (...given: Given) => T, ...given: Given): Promise<T>;

  /** What is pressed, written and read meanwhile is in the page's first frame. */
  insideFrame(act: () => Promise<void>): Promise<void>;

  picture(): Promise<Buffer>;

  close(): Promise<void>;
}

export interface WindowSize {
  width: number;
  height: number;
}
