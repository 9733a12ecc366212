package org.layerwright.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.layerwright.run.AppFolders;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;
import org.layerwright.worker.client.WorkerLaunch;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: finds the language, the command and its options, and words whatever goes wrong. */
public final class Main {
    /** Chooses the language where {@code --lang} does not. */
    static final String LANGUAGE_VARIABLE = "LAYERWRIGHT_LANG";

    private static final String LANGUAGE_OPTION = "--lang";

    private static final int HELP_WIDTH = 100;

    private Main() {}

    /**
     * Runs one command with this process's streams, folders and environment.
     *
     * @return the exit code, one of {@link ExitCode}
     */
    public static int run(String[] args) {
        AppFolders folders;
        try {
            folders = AppFolders.detect(System.getenv(), System.getProperties());
        } catch (ExplainedException e) {
            standard(FileDescriptor.err, System.err)
                    .println(new Texts(language(args, System.getenv())).get(e.key(), e.args()));
            return ExitCode.FAILED;
        }
        return run(
                args,
                standard(FileDescriptor.out, System.out),
                standard(FileDescriptor.err, System.err),
                folders,
                folders.policy().over(System.getenv()));
    }

    /**
     * Runs one command.
     *
     * @param out takes results
     * @param err takes progress and complaints
     * @return the exit code, one of {@link ExitCode}
     */
    public static int run(
            String[] args, PrintStream out, PrintStream err, AppFolders folders, Map<String, String> environment) {
        WorkerLaunch launch = WorkerLaunch.ofThisProcess(folders.home(), System.getProperties())
                .withCores(folders.policy().threads());
        return run(args, out, err, folders, environment, launch);
    }

    static int run(
            String[] args,
            PrintStream out,
            PrintStream err,
            AppFolders folders,
            Map<String, String> environment,
            WorkerLaunch launch) {
        Texts texts = new Texts(language(args, environment));
        boolean terminal = isTerminal(environment);
        Path current = Path.of("").toAbsolutePath();
        Cli cli = new Cli(out, err, terminal, folders, environment, launch, texts, current);
        try {
            Optional<String> unknown = languageOption(args).filter(tag -> !isKnown(tag));
            if (unknown.isPresent()) {
                err.println(texts.get("cli.usage.value", "--lang", "en, zh-CN", unknown.get()));
                return ExitCode.USAGE;
            }
            return commandLine(cli).execute(args);
        } catch (RuntimeException | Error e) {
            return unexpected(cli, e);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** The commands. One line each. */
    static CommandLine commandLine(Cli cli) {
        return commandLine(cli, DatasetsCommand.with(cli));
    }

    /** @param datasets the command for data sets; tests have one with a catalogue of their own */
    static CommandLine commandLine(Cli cli, CommandLine datasets) {
        CommandLine root = new CommandLine(new RootCommand())
                .addSubcommand(new TrainCommand(cli))
                .addSubcommand(new EvaluateCommand(cli))
                .addSubcommand(new PredictCommand(cli))
                .addSubcommand(new InfoCommand(cli))
                .addSubcommand(new ExportCommand(cli))
                .addSubcommand(new CommandLine(new RunsCommand(cli)).addSubcommand(new RunsExportCommand(cli)))
                .addSubcommand(new ConvertCommand(cli))
                .addSubcommand(new DoctorCommand(cli))
                .addSubcommand(new VersionCommand(cli));
        CommandLine bench = new CommandLine(new BenchCommand())
                .addSubcommand(new BenchPeersCommand(cli))
                .addSubcommand(new BenchExportsCommand(cli))
                .addSubcommand(new BenchModelCommand(cli))
                .addSubcommand(new BenchKernelsCommand(cli))
                .addSubcommand(new BenchScalingCommand(cli))
                .addSubcommand(new BenchOptimizersCommand(cli))
                .setCaseInsensitiveEnumValuesAllowed(true);
        root.addSubcommand(bench);
        root.addSubcommand(datasets);
        root.addSubcommand(DevicesCommand.with(cli));
        root.addSubcommand(new SelfTestCommand(cli));
        root.addSubcommand(new HelpCommand());
        root.getCommandSpec().version("Layerwright " + version());
        root.setResourceBundle(new HelpTexts(cli.texts().locale()));
        root.setOut(writer(cli.out()));
        root.setErr(writer(cli.err()));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        root.setUsageHelpWidth(HELP_WIDTH);
        root.setAdjustLineBreaksForWideCJKCharacters(true);
        root.setUnmatchedOptionsArePositionalParams(false);
        root.setParameterExceptionHandler((e, args) -> misused(cli, e));
        root.setExecutionExceptionHandler((e, line, result) -> failed(cli, e));
        return root;
    }

    /** Of this build, as the jar says. */
    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int misused(Cli cli, ParameterException e) {
        CommandLine command = e.getCommandLine();
        cli.err().println(words(cli, e));
        cli.err()
                .println(cli.texts()
                        .get("cli.usage.help", command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    private static String words(Cli cli, ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String known = String.join(", ", unmatched.getSuggestions());
            String first = unmatched.getUnmatched().isEmpty()
                    ? ""
                    : unmatched.getUnmatched().get(0);
            return known.isEmpty()
                    ? cli.texts().get("cli.usage.unknown", first)
                    : cli.texts().get("cli.usage.unknownSuggest", first, known);
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            ArgSpec first = missing.getMissing().get(0);
            String name = first instanceof OptionSpec option ? option.longestName() + "=" : "";
            return cli.texts().get("cli.usage.missing", name + first.paramLabel());
        }
        if (e.getArgSpec() instanceof OptionSpec option && e.getValue() != null) {
            Optional<String> expected = expected(cli, option);
            if (expected.isPresent()) {
                return cli.texts().get("cli.usage.value", option.longestName(), expected.get(), e.getValue());
            }
        }
        return cli.texts().get("cli.usage.other", e.getMessage());
    }

    /** What an option of numbers takes; picocli would name the type. */
    private static Optional<String> expected(Cli cli, OptionSpec option) {
        Class<?> type = option.typeInfo().isMultiValue()
                ? option.typeInfo().getAuxiliaryTypes()[0]
                : option.typeInfo().getType();
        if (type == int.class || type == Integer.class) {
            return Optional.of(cli.texts().get("cli.usage.whole", Integer.MAX_VALUE));
        }
        if (type == long.class || type == Long.class) {
            return Optional.of(cli.texts().get("cli.usage.whole", Long.MAX_VALUE));
        }
        boolean real = type == double.class || type == Double.class;
        return real ? Optional.of(cli.texts().get("cli.usage.number")) : Optional.empty();
    }

    private static int failed(Cli cli, Exception e) {
        if (e instanceof CliException problem) {
            cli.err().println(problem.getMessage());
            return problem.exitCode();
        }
        if (e instanceof ExplainedException explained) {
            cli.err().println(cli.sentence(explained));
            return ExitCode.FAILED;
        }
        return unexpected(cli, e);
    }

    /** A mistake of ours: one sentence for the user, the details in a file. */
    private static int unexpected(Cli cli, Throwable e) {
        Path log = cli.folders().userData().resolve("logs").resolve("errors.log");
        StringWriter details = new StringWriter();
        e.printStackTrace(new PrintWriter(details));
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(
                    log,
                    Instant.now() + " " + details + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            cli.err().println(cli.texts().get("cli.unexpected", e.getClass().getSimpleName(), log));
        } catch (IOException unwritable) {
            cli.err()
                    .println(cli.texts()
                            .get(
                                    "cli.unexpectedUnlogged",
                                    e.getClass().getSimpleName(),
                                    String.valueOf(e.getMessage())));
        }
        return ExitCode.FAILED;
    }

    /** {@code --lang}, the variable, or the system's language. */
    static Locale language(String[] args, Map<String, String> environment) {
        String tag = languageOption(args)
                .orElseGet(() -> environment.getOrDefault(
                        LANGUAGE_VARIABLE, Locale.getDefault().toLanguageTag()));
        return isLanguage(tag, "zh") ? Texts.CHINESE : Texts.ENGLISH;
    }

    /** Read before all other options, since even a complaint about them is worded by it. */
    private static Optional<String> languageOption(String[] args) {
        Optional<String> tag = Optional.empty();
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith(LANGUAGE_OPTION + "=")) {
                tag = Optional.of(args[i].substring(LANGUAGE_OPTION.length() + 1));
            } else if (args[i].equals(LANGUAGE_OPTION) && i + 1 < args.length) {
                tag = Optional.of(args[i + 1]);
            }
        }
        return tag;
    }

    private static boolean isKnown(String tag) {
        return isLanguage(tag, "en") || isLanguage(tag, "zh");
    }

    private static boolean isLanguage(String tag, String language) {
        return tag.toLowerCase(Locale.ROOT).matches(language + "([-_].*)?");
    }

    /** Since Java 22 there is a console where there is no terminal, and it can be asked. */
    private static boolean isTerminal(Map<String, String> environment) {
        Console console = System.console();
        if (console == null || environment.getOrDefault("TERM", "").equals("dumb")) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /**
     * Outside Windows terminals speak UTF-8, whatever the locale says; Java would print question marks where it says
     * nothing, as in a container.
     */
    private static PrintStream standard(FileDescriptor descriptor, PrintStream own) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return windows ? own : new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
