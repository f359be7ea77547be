/** Floor 2: who did what: the audit log filtered, verified and exported. Confined to the FX thread. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.audit;
