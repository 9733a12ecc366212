package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.Parameterized;
import org.layerwright.network.param.Setting;

class SettingListTest {
    private int changes;
    private final Parameterized shift = new Kind("shift", new ParamSpec.DoubleParam("by", 0.1, 0, false, 1, false));
    private final Parameterized flip = new Kind("flip", new ParamSpec.FlagParam("vertical", false));
    private final SettingList list = new SettingList("augmentation", List.of(shift, flip), () -> changes++);

    @Test
    void whatIsAddedComesLastAndCanBeMoved() {
        list.add(shift);
        list.add(flip);
        list.add(shift);
        list.entries().get(2).params().field("by").enterText("0.5");
        assertEquals(List.of(Setting.of("shift"), Setting.of("flip"), Setting.of("shift", "by", 0.5)), list.settings());
        list.move(list.entries().get(2), -1);
        list.move(list.entries().get(0), -1);
        assertEquals(List.of(Setting.of("shift"), Setting.of("shift", "by", 0.5), Setting.of("flip")), list.settings());
    }

    @Test
    void ofTwoAlikeTheRightOneGoes() {
        list.add(shift);
        list.add(shift);
        list.entries().get(1).params().field("by").enterText("0.5");
        list.remove(list.entries().get(0));
        assertEquals(List.of(Setting.of("shift", "by", 0.5)), list.settings());
    }

    @Test
    void everyChangeIsTold() {
        list.add(flip);
        assertEquals(1, changes);
        list.entries().get(0).params().field("vertical").enter(true);
        assertEquals(2, changes);
        list.show(list.settings());
        assertEquals(2, changes, "nothing changed");
    }

    @Test
    void whatIsNotKnownIsKeptAndTold() {
        List<Setting> settings = List.of(Setting.of("ofTomorrow", "x", 1), Setting.of("shift", "by", 7.0));
        list.show(settings);
        assertEquals(Setting.of("ofTomorrow", "x", 1), list.settings().get(0));
        assertEquals(
                List.of("unknown-augmentation", "bad-plan-value"),
                list.problems().stream().map(problem -> problem.code()).toList());
    }

    private record Kind(String id, List<ParamSpec<?>> params) implements Parameterized {
        Kind(String id, ParamSpec<?> param) {
            this(id, List.of(param));
        }
    }
}
