import { type Html, html } from './html';

/** Messages by the name of the field they belong to. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What was typed, by field name, as far as it may be shown again: never a card or account number. */
export type Typed = Readonly<Record<string, string>>;

export interface FieldState {
  typed: Typed;
  errors: FieldErrors;
}

/** A labelled input with its error. @param attributes of the input, without id, name and value */
export function input(state: FieldState, name: string, label: string, attributes: Html): Html {
  return labelled(
    state,
    name,
    label,
    html`<input
      id="${name}"
      name="${name}"
      value="${state.typed[name]}"
      ${attributes}
      ${marks(state.errors, name)}
    />`,
  );
}

export function select(
  state: FieldState,
  name: string,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
): Html {
  const chosen = state.typed[name];
  return labelled(
    state,
    name,
    label,
    html`<select id="${name}" name="${name}" ${marks(state.errors, name)}>
      ${options.map(
        ([value, text]) =>
          html`<option value="${value}" ${value === chosen && html`selected`}>${text}</option>`,
      )}
    </select>`,
  );
}

export function checkbox(state: FieldState, name: string, label: string): Html {
  const error = state.errors[name];
  return html`<div class="field tick">
    <input
      id="${name}"
      name="${name}"
      type="checkbox"
      value="yes"
      ${state.typed[name] && html`checked`}
      ${marks(state.errors, name)}
    />
    <label for="${name}">${label}</label>
    ${error && html`<p class="error" id="${name}-error">${error}</p>`}
  </div>`;
}

function labelled({ errors }: FieldState, name: string, label: string, control: Html): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${control} ${errors[name] && html`<p class="error" id="${name}-error">${errors[name]}</p>`}
  </div>`;
}

function marks(errors: FieldErrors, name: string): Html | null {
  return errors[name] ? html`aria-invalid="true" aria-describedby="${name}-error"` : null;
}
