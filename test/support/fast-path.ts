/** Whether the gateways of this run put answers together from text: the suite passes with `on` and with `off`. */
export const FAST_PATH: Readonly<Record<string, string>> = { FAST_PATH: process.env.FAST_PATH ?? 'on' };
