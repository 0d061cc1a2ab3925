package dev.hindcast.clock;

/** Observations that the estimate does not use, counted by reason. */
public record SetAside(int count, String why) {}
