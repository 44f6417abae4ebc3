//! A soft tone when the time is up, made on the spot. Off until the host wants it.

use leptos::prelude::*;
use web_sys::AudioContext;

/// Whether a tone sounds, and what makes it. Copied freely.
#[derive(Clone, Copy)]
pub struct Chime(RwSignal<bool>, StoredValue<Option<AudioContext>, LocalStorage>);

impl Chime {
    /// Silent.
    pub fn new() -> Self {
        Self(RwSignal::new(false), StoredValue::new_local(None))
    }

    /// Whether it is on, followed.
    pub fn is_on(self) -> bool {
        self.0.get()
    }

    /// Turns it on, which sounds once so that one knows it, or off. Browsers let a page sound only after
    /// something was pressed.
    pub fn turn(self, on: bool) {
        self.0.set(on);
        if on {
            self.1.update_value(|held| {
                if held.is_none() {
                    *held = AudioContext::new().ok();
                }
            });
            self.ring();
        }
    }

    /// Sounds, where it is on. A device without sound stays silent.
    pub fn ring(self) {
        if self.0.get_untracked() {
            self.1.with_value(|held| held.as_ref().and_then(|context| tone(context).ok()));
        }
    }
}

fn tone(context: &AudioContext) -> Result<(), wasm_bindgen::JsValue> {
    let _ = context.resume()?;
    let (start, gain) = (context.current_time(), context.create_gain()?);
    gain.connect_with_audio_node(&context.destination())?;
    gain.gain().set_value_at_time(0.0001, start)?;
    gain.gain().exponential_ramp_to_value_at_time(0.22, start + 0.03)?;
    gain.gain().exponential_ramp_to_value_at_time(0.0001, start + 1.6)?;
    for (pitch, after) in [(659.25, 0.0), (523.25, 0.24)] {
        let voice = context.create_oscillator()?;
        voice.frequency().set_value(pitch);
        voice.connect_with_audio_node(&gain)?;
        voice.start_with_when(start + after)?;
        voice.stop_with_when(start + 1.7)?;
    }
    Ok(())
}
