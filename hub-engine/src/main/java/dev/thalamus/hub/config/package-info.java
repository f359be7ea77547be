/** Floor 1: what can be set, as a tree of validated records, and where each value came from. Read once at start. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.config;
