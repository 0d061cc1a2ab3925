package dev.hindcast.event;

/** Takes what a reader finds, in the order of the file. */
public interface EventSink {

    void accept(Event event);

    void accept(Diagnostic diagnostic);
}
