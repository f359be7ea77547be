@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.rpc;
