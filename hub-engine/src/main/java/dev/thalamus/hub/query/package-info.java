/** Floor 1: the one filter language (parser, predicate, completion) and the view of the signal history that it is asked of. Any thread. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.query;
