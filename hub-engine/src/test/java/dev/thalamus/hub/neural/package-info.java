@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.neural;
