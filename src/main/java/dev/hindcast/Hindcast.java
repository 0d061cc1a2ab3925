package dev.hindcast;

import dev.hindcast.casefile.Analysis;
import dev.hindcast.casefile.AnalysisRequest;
import dev.hindcast.casefile.CaseAnalysis;
import dev.hindcast.casefile.Progress;
import dev.hindcast.casefile.UsageProblem;
import java.io.IOException;
import java.time.InstantSource;

/** The public door: what {@code hindcast analyze} does, for programs. */
public final class Hindcast {

    private Hindcast() {}

    /**
     * Reads evidence, judges it, writes the report and keeps the case.
     *
     * @return the same result as the command's
     * @throws UsageProblem for a wrong path or folder or a broken rule, in one line that says what to do
     * @throws IOException where the report or the case cannot be written
     */
    public static Analysis analyze(AnalysisRequest request) throws UsageProblem, IOException {
        return analyze(request, Progress.NONE);
    }

    /** The same, and tells how far it is. */
    public static Analysis analyze(AnalysisRequest request, Progress progress) throws UsageProblem, IOException {
        return new CaseAnalysis(InstantSource.system(), progress).analyze(request);
    }
}
