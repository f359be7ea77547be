/** Floor 1: the records of the domain. Immutable, any thread. Imports kit only; everyone above may import it, the window too. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.model;
