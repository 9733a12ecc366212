package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.layerwright.network.param.ParamSpec.ChoiceParam;
import org.layerwright.network.param.ParamSpec.FlagParam;
import org.layerwright.text.Texts;

/** Gathers the words of a section's head. */
final class SummaryWords {
    /** {@code (epochs)} after a label takes more room than it is worth here. */
    private static final Pattern UNIT = Pattern.compile("\\s*[(（][^)）]*[)）]");

    private final Texts texts;
    private final List<String> parts = new ArrayList<>();

    SummaryWords(Texts texts) {
        this.texts = texts;
    }

    SummaryWords add(String words) {
        parts.add(words);
        return this;
    }

    SummaryWords addIf(boolean differs, String key, Object... arguments) {
        return differs ? add(texts.get(key, arguments)) : this;
    }

    /** Each entry that differs from its default: {@code L2 1e-4}. */
    SummaryWords changes(Collection<ParamField<?>> fields) {
        for (ParamField<?> field : fields) {
            if (!field.value().equals(field.spec().defaultValue())) {
                parts.add(words(field));
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return String.join(" · ", parts);
    }

    private String words(ParamField<?> field) {
        String label = UNIT.matcher(field.label(texts)).replaceAll("");
        if (field.spec() instanceof FlagParam) {
            return Boolean.TRUE.equals(field.value()) ? label : texts.get("training.summary.not", label);
        }
        String value = field.spec() instanceof ChoiceParam
                ? field.choice(texts, String.valueOf(field.value()))
                : NumberText.format(field.value());
        return texts.get("training.summary.param", label, value);
    }
}
