package dev.hindcast.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * {@code index.html}: one file that needs nothing else, for screen, phone and paper, light and dark. Works without script;
 * its own script only adds comfort and is the only one that the page's policy lets run.
 */
public final class HtmlRenderer implements Renderer {

    /** Where the build puts the templates of {@code src/main/jte}. */
    private static final String TEMPLATES = "dev.hindcast.report.template";

    @Override
    public String id() {
        return "html";
    }

    @Override
    public String fileName() {
        return "index.html";
    }

    @Override
    public void render(Report report, OutputStream out) throws IOException {
        out.write(text(report).getBytes(StandardCharsets.UTF_8));
    }

    /** The whole page. */
    String text(Report report) throws IOException {
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, HtmlRenderer.class.getClassLoader(), TEMPLATES);
        VisibleOutput page = new VisibleOutput();
        engine.render("page.jte", new HtmlPage(report, resource("report.css"), resource("report.js")), page);
        return page.toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlRenderer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this jar is incomplete: " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
