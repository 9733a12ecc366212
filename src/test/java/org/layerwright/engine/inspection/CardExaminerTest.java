package org.layerwright.engine.inspection;

import org.layerwright.engine.Device;

/** The same with the kernels and the layout of cards. */
class CardExaminerTest extends ExaminerTest {
    @Override
    Device device() {
        return Device.of("cuda");
    }
}
