@NullMarked
package dev.thalamus.hub.network;

import org.jspecify.annotations.NullMarked;
