package dev.hindcast.report;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a report in one format. */
public interface Renderer {

    /** The word of {@code --format}: {@code html}, {@code md}, {@code json}, {@code csv}. */
    String id();

    /** The file in the report folder, {@code report.json}. */
    String fileName();

    /**
     * Writes the whole report in UTF-8 with {@code \n}; the same report gives the same bytes. Does not close the stream.
     *
     * @throws IOException where the stream fails
     */
    void render(Report report, OutputStream out) throws IOException;
}
