/** Windows events in exports other than native EVTX. */
@NullMarked
package dev.hindcast.source.windows;

import org.jspecify.annotations.NullMarked;
