package org.layerwright.engine.training;

/** The same with the kernels and the layout of cards. */
class CardLiveQuestionsTest extends LiveQuestionsTest {
    @Override
    TestRuns runs() {
        return TestRuns.onCard(folder);
    }
}
