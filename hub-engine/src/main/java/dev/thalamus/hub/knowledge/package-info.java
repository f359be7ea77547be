/** Floor 2: logs and documents under paths, in memory or on disk. Its one thread writes in groups; answers come in turns. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.knowledge;
