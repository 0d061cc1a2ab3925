package dev.hindcast.simulate;

/** An incident that can be played: the same seed gives the same bytes on any machine, day and locale. */
public interface Scenario {

    /** Short name, used for folder and file names: {@code cutover}. */
    String id();

    /** Plays the incident. */
    SimulatedIncident play(long seed);
}
