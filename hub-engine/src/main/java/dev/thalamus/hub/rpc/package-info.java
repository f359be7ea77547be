/** Floor 4: JSON-RPC 2.0: the catalog, the dispatcher, one class per method, the OpenRPC document. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.rpc;
