package org.layerwright.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A change to a network as a value: applied to one spec it gives the next, so undo is a list of specs and every front
 * end edits in the same way. An edit that names a layer which is not there changes nothing.
 */
public sealed interface NetworkEdit {
    NetworkSpec applyTo(NetworkSpec network);

    /** Puts a layer at a position; its name is made unique. */
    record Insert(int index, LayerSpec layer) implements NetworkEdit {
        @Override
        public NetworkSpec applyTo(NetworkSpec network) {
            List<LayerSpec> layers = new ArrayList<>(network.layers());
            int at = Math.max(0, Math.min(index, layers.size()));
            layers.add(at, layer.withName(network.freeName(layer.name())));
            return network.withLayers(layers);
        }
    }

    /** Puts a layer directly before another one, and makes that one read it. */
    record InsertBefore(String successor, LayerSpec layer) implements NetworkEdit {
        @Override
        public NetworkSpec applyTo(NetworkSpec network) {
            int at = network.indexOf(successor);
            if (at < 0) {
                return network;
            }
            LayerSpec next = network.layers().get(at);
            LayerSpec added = layer.withName(network.freeName(layer.name())).withInputs(next.inputs());
            List<LayerSpec> layers = new ArrayList<>(network.layers());
            layers.set(at, next.withInputs(List.of()));
            layers.add(at, added);
            return network.withLayers(layers);
        }
    }

    /** Takes a layer out; layers that named it as their input read what it read. */
    record Remove(String layer) implements NetworkEdit {
        @Override
        public NetworkSpec applyTo(NetworkSpec network) {
            int at = network.indexOf(layer);
            if (at < 0) {
                return network;
            }
            List<String> itsInputs = network.inputsOf(at);
            List<LayerSpec> layers = new ArrayList<>();
            for (LayerSpec other : network.layers()) {
                if (!other.name().equals(layer)) {
                    LayerSpec kept = other.withInputs(reconnect(other.inputs(), itsInputs));
                    boolean orphan = other.sharedWith().equals(layer);
                    // What shared with this layer goes on sharing with what this layer shared with, if anything.
                    layers.add(
                            orphan
                                    ? kept.withSharedWith(
                                            network.layers().get(at).sharedWith())
                                    : kept);
                }
            }
            return network.withLayers(layers);
        }

        private List<String> reconnect(List<String> inputs, List<String> replacement) {
            List<String> result = new ArrayList<>();
            for (String input : inputs) {
                if (input.equals(layer)) {
                    result.addAll(replacement);
                } else {
                    result.add(input);
                }
            }
            return result;
        }
    }

    /** Moves a layer so that it stands at a position, counted after it was taken out. */
    record Move(String layer, int index) implements NetworkEdit {
        @Override
        public NetworkSpec applyTo(NetworkSpec network) {
            int from = network.indexOf(layer);
            if (from < 0) {
                return network;
            }
            List<LayerSpec> layers = new ArrayList<>(network.layers());
            LayerSpec moved = layers.remove(from);
            layers.add(Math.max(0, Math.min(index, layers.size())), moved);
            return network.withLayers(layers);
        }
    }

    /** Sets one parameter; a null value goes back to the default. */
    record SetParam(String layer, String param, Object value) implements NetworkEdit {
        @Override
        public NetworkSpec applyTo(NetworkSpec network) {
            return network.withChanged(
                    layer, old -> value == null ? old.withoutParam(param) : old.withParam(param, value));
        }
    }

    /** Gives the layer at a position a new name and keeps every reference to it, if the old name was unique. */
    record Rename(int index, String newName) implements NetworkEdit {
        @Override
        public NetworkSpec applyTo(NetworkSpec network) {
            if (index < 0 || index >= network.layers().size()) {
                return network;
            }
            String oldName = network.layers().get(index).name();
            boolean unique = network.layers().stream()
                            .filter(layer -> layer.name().equals(oldName))
                            .count()
                    == 1;
            List<LayerSpec> layers = new ArrayList<>();
            for (LayerSpec layer : network.layers()) {
                List<String> inputs = layer.inputs().stream()
                        .map(input -> unique && input.equals(oldName) ? newName : input)
                        .toList();
                boolean shares =
                        unique && layer.isSharing() && layer.sharedWith().equals(oldName);
                layers.add(layer.withInputs(inputs).withSharedWith(shares ? newName : layer.sharedWith()));
            }
            layers.set(index, layers.get(index).withName(newName));
            return network.withLayers(layers);
        }
    }

    /** Chooses what a layer reads; an empty list means the layer before it. */
    record SetInputs(String layer, List<String> inputs) implements NetworkEdit {
        public SetInputs {
            inputs = List.copyOf(inputs);
        }

        @Override
        public NetworkSpec applyTo(NetworkSpec network) {
            return network.withChanged(layer, old -> old.withInputs(inputs));
        }
    }

    /** Lets a layer use another one's weights; an empty name gives it weights of its own again. */
    record ShareWeights(String layer, String with) implements NetworkEdit {
        @Override
        public NetworkSpec applyTo(NetworkSpec network) {
            return network.withChanged(layer, old -> old.withSharedWith(with));
        }
    }

    /** Makes a network begin with samples of a shape, an image or a vector. */
    record FitInput(String layer, Shape sample) implements NetworkEdit {
        @Override
        public NetworkSpec applyTo(NetworkSpec network) {
            return network.withChanged(layer, old -> {
                LayerSpec plain =
                        old.withoutParam("height").withoutParam("width").withParam("channels", channels());
                // Without height and width given, an Input layer would go by its own defaults.
                return plain.withParam("height", sample.isImage() ? sample.height() : 0)
                        .withParam("width", sample.isImage() ? sample.width() : 0);
            });
        }

        private int channels() {
            return sample.dim(sample.rank() - 1);
        }
    }

    /** Gives the whole network a new title. */
    record Retitle(String title) implements NetworkEdit {
        @Override
        public NetworkSpec applyTo(NetworkSpec network) {
            return network.withName(title);
        }
    }
}
