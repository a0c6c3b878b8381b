/** Figures over one thing that grows, in panels below each other. */
export interface Chart {
  readonly title: string;
  /** Where and with what it was measured. */
  readonly subtitle: string;
  readonly x: Axis;
  readonly panels: readonly Panel[];
}

export interface Axis {
  /** With its unit. */
  readonly name: string;
  readonly scale: 'value' | 'log';
}

export interface Panel {
  /** Of the vertical axis, with its unit. */
  readonly name: string;
  readonly lines: readonly Line[];
}

/** A line of the same name has the same colour in every panel. */
export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** An SVG image on a white ground. */
export function draw(chart: Chart): string;
