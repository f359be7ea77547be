/**
 * What Thalamus looks and speaks like: fonts, marks, style sheets, texts. Files and one class of typed handles; it knows neither JavaFX nor
 * the engine. Immutable, any thread; everyone may import it.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.assets;
