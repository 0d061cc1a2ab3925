package dev.hindcast.cli;

import dev.hindcast.casefile.UsageProblem;
import dev.hindcast.casefile.Version;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code hindcast}: makes the console, runs a command, turns its end into an exit code. */
@Command(
        name = "hindcast",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionText.class,
        description = {
            "Did that migration break these authentications, by way of the clock, and if not, what did?",
            "Reads exported logs, works out what every clock did, and judges with evidence."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Begin with: hindcast analyze FOLDER"})
public final class Main implements Runnable {

    private static final DateTimeFormatter FAULT_NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    private Main() {}

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), false);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        Console console = new Console(
                out,
                // a stream of its own would ask the system for memory at every write
                Channels.newOutputStream(new FileOutputStream(FileDescriptor.out).getChannel()),
                err,
                Boolean.getBoolean("hindcast.stdout.terminal"),
                Boolean.getBoolean("hindcast.stderr.terminal"),
                System.getenv());
        System.exit(run(console, arguments));
    }

    /** Runs a command line; nothing but {@link #main} ends the process. */
    static int run(Console console, String... arguments) {
        CommandLine line = new CommandLine(new Main())
                .addSubcommand(new AnalyzeCommand(console, List.of(arguments)))
                .addSubcommand(new SearchCommand(console))
                .addSubcommand(new ClockCommand(console))
                .addSubcommand(new DumpCommand(console))
                .addSubcommand(new CommandLine(new RulesCommand()).addSubcommand(new RulesCheckCommand(console)))
                .addSubcommand(new FormatsCommand(console))
                .addSubcommand(new SimulateCommand(console))
                .setOut(console.out())
                .setErr(console.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100);
        line.setParameterExceptionHandler((problem, words) -> wrongUse(console, problem));
        line.setExecutionExceptionHandler((fault, command, result) -> ended(console, fault));
        int code;
        try {
            code = line.execute(arguments);
        } catch (OutOfMemoryError full) {
            console.say("out of memory; give more with HINDCAST_MEMORY, for example: HINDCAST_MEMORY=4g hindcast "
                    + String.join(" ", arguments));
            code = ExitCode.FAULT;
        }
        console.out().flush();
        console.err().flush();
        return code;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int wrongUse(Console console, ParameterException problem) {
        String what = String.valueOf(problem.getMessage()).replace('\n', ' ');
        console.say(what + "; see hindcast " + path(problem.getCommandLine()) + "--help");
        return ExitCode.USAGE;
    }

    private static String path(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName(" ");
        int blank = name.indexOf(' ');
        return blank < 0 ? "" : name.substring(blank + 1) + " ";
    }

    private static int ended(Console console, Exception end) {
        if (end instanceof UsageProblem problem) {
            console.say(String.valueOf(problem.getMessage()));
            return ExitCode.USAGE;
        }
        if (end instanceof OutputEnded) {
            return ExitCode.DONE;
        }
        if (end instanceof NoSuchFileException missing) {
            console.say(missing.getFile() + " does not exist; check the spelling");
            return ExitCode.USAGE;
        }
        if (end instanceof IOException failure
                && String.valueOf(failure.getMessage()).startsWith("Lock held")) {
            console.say("another run is writing into the same case; wait for it, or name another folder with --out");
            return ExitCode.USAGE;
        }
        if (end instanceof IOException failure) {
            console.say("could not read or write: " + failure.getMessage()
                    + "; check space and permissions, then run again");
            return ExitCode.USAGE;
        }
        return fault(console, end);
    }

    /** Our fault: the details go to a file without evidence in it, not to the screen. */
    private static int fault(Console console, Exception fault) {
        Path file = Path.of("hindcast-fault-" + FAULT_NAME.format(Instant.now()) + ".txt");
        StringBuilder text = new StringBuilder("hindcast " + Version.text() + ", Java "
                + System.getProperty("java.version") + ", " + System.getProperty("os.name") + "\n");
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            // the message may hold a value from a log: only the kind and the places are written
            text.append(cause.getClass().getName()).append('\n');
            for (StackTraceElement place : cause.getStackTrace()) {
                text.append("  at ").append(place).append('\n');
            }
        }
        String where;
        try {
            Files.writeString(file, text.toString(), StandardCharsets.UTF_8);
            where = "with the file ./" + file + " (no evidence in it)";
        } catch (IOException cannotWrite) {
            where = "with these words: " + fault.getClass().getName() + " at " + fault.getStackTrace()[0];
        }
        console.say(String.format(
                Locale.ROOT, "a fault in Hindcast itself. Please report it %s; exit %d", where, ExitCode.FAULT));
        return ExitCode.FAULT;
    }

    /** What {@code --version} prints. */
    static final class VersionText implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"hindcast " + Version.text()};
        }
    }
}
