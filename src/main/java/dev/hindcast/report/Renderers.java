package dev.hindcast.report;

import java.util.List;

/** THE list of renderers: a new format is one class and one line here. */
public final class Renderers {

    /** In the order in which the formats are named and written. */
    public static final List<Renderer> ALL =
            List.of(new HtmlRenderer(), new MarkdownRenderer(), new JsonRenderer(), new TimelineCsvRenderer());

    private Renderers() {}
}
