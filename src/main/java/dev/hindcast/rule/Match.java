package dev.hindcast.rule;

import dev.hindcast.event.Event;

/** A rule holds for an event. */
public record Match(Rule rule, Event event) {}
