package org.layerwright.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.layerwright.text.Texts;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words what picocli could not understand, in the user's language and without the names of classes. */
final class UsageWords {
    private UsageWords() {}

    static String of(Texts texts, ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String known = String.join(", ", unmatched.getSuggestions());
            String first = unmatched.getUnmatched().isEmpty()
                    ? ""
                    : unmatched.getUnmatched().get(0);
            return known.isEmpty()
                    ? texts.get("cli.usage.unknown", first)
                    : texts.get("cli.usage.unknownSuggest", first, known);
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            ArgSpec first = missing.getMissing().get(0);
            // Of a group one is enough; of several files the first is named.
            boolean oneOf = first.group() != null;
            String names = missing.getMissing().stream()
                    .limit(oneOf ? Integer.MAX_VALUE : 1)
                    .map(UsageWords::shown)
                    .collect(Collectors.joining(" | "));
            return texts.get("cli.usage.missing", names);
        }
        if (e.getArgSpec() instanceof OptionSpec option && e.getValue() != null) {
            Optional<String> expected = expected(texts, option);
            if (expected.isPresent()) {
                return texts.get("cli.usage.value", option.longestName(), expected.get(), e.getValue());
            }
        }
        return texts.get("cli.usage.other", e.getMessage());
    }

    private static String shown(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() + "=" + arg.paramLabel() : arg.paramLabel();
    }

    /** What an option of numbers or of names takes; picocli would name the type. */
    private static Optional<String> expected(Texts texts, OptionSpec option) {
        Class<?> type = option.typeInfo().isMultiValue()
                ? option.typeInfo().getAuxiliaryTypes()[0]
                : option.typeInfo().getType();
        if (type == int.class || type == Integer.class) {
            return Optional.of(texts.get("cli.usage.whole", Integer.MAX_VALUE));
        }
        if (type == long.class || type == Long.class) {
            return Optional.of(texts.get("cli.usage.whole", Long.MAX_VALUE));
        }
        if (type.isEnum()) {
            return Optional.of(Arrays.stream(type.getEnumConstants())
                    .map(name -> name.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ")));
        }
        boolean real = type == double.class || type == Double.class;
        return real ? Optional.of(texts.get("cli.usage.number")) : Optional.empty();
    }
}
