package dev.hindcast.source.evtx;

import dev.hindcast.source.windows.Markup;

/** Tells two listeners the same. */
record BothMarkups(Markup first, Markup second) implements Markup {

    @Override
    public void open(String name) {
        first.open(name);
        second.open(name);
    }

    @Override
    public void attribute(String name, String value) {
        first.attribute(name, value);
        second.attribute(name, value);
    }

    @Override
    public void text(String piece) {
        first.text(piece);
        second.text(piece);
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }

    @Override
    public void instruction(String target, String content) {
        first.instruction(target, content);
        second.instruction(target, content);
    }
}
