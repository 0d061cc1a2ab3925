/** Native Windows event logs: EVTX files and the binary XML inside them (MS-EVEN6 2.2.12, as it is found on disk). */
@NullMarked
package dev.hindcast.source.evtx;

import org.jspecify.annotations.NullMarked;
