package dev.hindcast.report;

import gg.jte.TemplateOutput;

/**
 * The one place through which all HTML goes: jte has escaped what could be markup, this makes what hides (control,
 * bidirectional, zero-width characters) visible, whatever template it came through.
 */
final class VisibleOutput implements TemplateOutput {

    private final StringBuilder text = new StringBuilder(64 * 1024);

    @Override
    public void writeContent(String value) {
        text.append(EvidenceText.visibleLines(value));
    }

    @Override
    public void writeContent(String value, int beginIndex, int endIndex) {
        writeContent(value.substring(beginIndex, endIndex));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
