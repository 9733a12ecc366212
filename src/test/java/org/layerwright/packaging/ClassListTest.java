package org.layerwright.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassListTest {
    private static final String PROXY =
            "@lambda-proxy b/B run ()Ljava/lang/Runnable; ()V REF_invokeStatic b/B lambda$0 ()V";

    @Test
    void theOrderOfLoadingDoesNotCount() {
        List<String> one = List.of("# a note", "b/B id: 7", PROXY, "a/A id: 8", "@cp b/B 3 12", "@cp b/B 9 3");
        List<String> other = List.of("a/A id: 3", "b/B id: 4", "@cp b/B 3 9 12", PROXY, "a/A id: 3");
        assertEquals(List.of("a/A", "b/B", PROXY, "@cp b/B 3 9 12"), ClassList.settled(one));
        assertEquals(ClassList.settled(one), ClassList.settled(other));
    }

    @Test
    void onlyWhatIsPackagedStays() {
        List<String> lines = List.of(
                "com/sun/glass/ui/monocle/MonocleApplication id: 1",
                "x/Plugin id: 2 super: 0 source: /tmp/plugin.jar",
                "java/lang/Object");
        assertEquals(List.of("java/lang/Object"), ClassList.settled(lines));
    }
}
