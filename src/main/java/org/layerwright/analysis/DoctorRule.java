package org.layerwright.analysis;

import java.util.List;

/** One thing that can go wrong, and how it shows. Stateless: the same history gives the same findings. */
@FunctionalInterface
interface DoctorRule {
    /** What the history shows; empty where all is well, or where it is too early to tell. */
    List<Finding> examine(RunHistory run);
}
