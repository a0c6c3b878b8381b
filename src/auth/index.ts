export type { AuthSettings, KeySettings } from './auth-settings.ts';
export { createIdentify, type Identify } from './identify.ts';
export type { Identity, RefusalReason, Viewer } from './identity.ts';
