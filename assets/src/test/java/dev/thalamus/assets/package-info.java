@org.jspecify.annotations.NullMarked
package dev.thalamus.assets;
