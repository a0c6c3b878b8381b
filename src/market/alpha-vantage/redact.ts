/** Takes a secret out of a text. */
export type Redact = (text: string) => string;

const MASK = '[redacted]';

/**
 * Makes the function every upstream text passes before it enters a message. The vendor echoes the caller's key in its
 * quota texts, and a URL holds it in an escaped form.
 */
export function createRedact(secret: string): Redact {
  const forms = [secret, encodeURIComponent(secret), new URLSearchParams({ k: secret }).toString().slice(2)]
    .filter((form) => form !== '')
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
  const secrets = forms.length === 0 ? null : new RegExp(forms.join('|'), 'gi');
  return (text) => {
    const known = secrets === null ? text : text.replace(secrets, MASK);
    // Also a key that is not ours: a proxy in between may have put in its own.
    return known.replace(/(API key as )\S+/gi, `$1${MASK}`).replace(/(apikey=)[^&\s"']+/gi, `$1${MASK}`);
  };
}
