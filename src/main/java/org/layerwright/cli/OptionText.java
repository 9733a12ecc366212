package org.layerwright.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.Parameterized;
import org.layerwright.network.param.Setting;

/**
 * Reads the texts of options: a value of a {@link ParamSpec}, or a choice with its parameters in the form
 * {@code name:param=value,param=value}.
 *
 * @param option its name, for complaints
 */
record OptionText(Cli cli, String option, String text) {
    /** A comma that begins the next parameter; others belong to a value. */
    private static final String NEXT = ",(?=[A-Za-z][A-Za-z0-9]*=)";

    <T> T value(ParamSpec<T> spec, T absent) {
        return text == null ? absent : value(spec, text, option);
    }

    private <T> T value(ParamSpec<T> spec, String written, String where) {
        return spec.accept(raw(spec, written)).orElseThrow(() -> wrong(where, spec.expected(), written));
    }

    private static Object raw(ParamSpec<?> spec, String written) {
        if (spec instanceof ParamSpec.FlagParam) {
            return written.equals("true") || written.equals("false") ? (Object) Boolean.valueOf(written) : written;
        }
        if (spec instanceof ParamSpec.IntParam || spec instanceof ParamSpec.DoubleParam) {
            try {
                return new BigDecimal(written);
            } catch (NumberFormatException e) {
                return written;
            }
        }
        return written;
    }

    /**
     * A choice from a list.
     *
     * @param base kept where the option is absent, or where it names the same type without parameters
     */
    Setting setting(List<? extends Parameterized> types, Setting base) {
        if (text == null) {
            return base;
        }
        int colon = text.indexOf(':');
        String id = colon < 0 ? text : text.substring(0, colon);
        Optional<? extends Parameterized> type =
                types.stream().filter(each -> each.id().equals(id)).findFirst();
        if (type.isEmpty()) {
            throw wrong(option, types.stream().map(Parameterized::id).collect(Collectors.joining(", ")), text);
        }
        Setting setting = base != null && base.type().equals(id) ? base : Setting.of(id);
        String params = colon < 0 ? "" : text.substring(colon + 1);
        for (String param : params.isEmpty() ? new String[0] : params.split(NEXT, -1)) {
            setting = with(setting, type.get(), param);
        }
        return setting;
    }

    private Setting with(Setting setting, Parameterized type, String param) {
        int equals = param.indexOf('=');
        String name = equals < 0 ? param : param.substring(0, equals);
        Optional<ParamSpec<?>> spec =
                type.params().stream().filter(each -> each.name().equals(name)).findFirst();
        if (equals < 0 || spec.isEmpty()) {
            String known = type.params().stream().map(each -> each.name() + "=").collect(Collectors.joining(", "));
            throw wrong(option + " " + type.id(), known.isEmpty() ? "-" : known, param);
        }
        String where = option + " " + type.id() + ":" + name;
        return setting.with(name, value(spec.get(), param.substring(equals + 1), where));
    }

    CliException wrong(String where, String expected, String found) {
        return CliException.usage(cli.texts().get("cli.usage.value", where, expected, found));
    }
}
