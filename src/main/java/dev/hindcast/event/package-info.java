/** What a log says happened, before anybody interprets it: events, their stamps and where they came from. */
@NullMarked
package dev.hindcast.event;

import org.jspecify.annotations.NullMarked;
