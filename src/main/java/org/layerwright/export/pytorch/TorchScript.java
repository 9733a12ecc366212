package org.layerwright.export.pytorch;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.export.python.PythonScript;
import org.layerwright.export.python.PythonWords;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.Identifiers;
import org.layerwright.export.source.Literals;
import org.layerwright.export.source.SourceText;
import org.layerwright.network.Shape;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;

/**
 * The text of a script for PyTorch.
 *
 * @param source the network, unfolded
 * @param raw whether it takes data as they come
 */
record TorchScript(ExportSource source, boolean raw, PythonScript common) {
    private static final String NAMES =
            "torch F nn Network GaussianNoise average_pool convolution_kernel depthwise_kernel " + "dense_kernel";

    String text() {
        TorchModule modules = new TorchModule(source);
        TorchOperators operators = new TorchOperators(source, modules);
        SourceText forward = forward(operators);
        SourceText out = new SourceText();
        common.docstring(out);
        out.lines("""
                import json
                import sys
                from pathlib import Path

                import numpy as np
                import torch
                import torch.nn.functional as F
                from torch import nn
                """).line();
        common.constants(out);
        out.line().line();
        common.readers(out);
        for (String helper : operators.helpers()) {
            out.raw(SourceText.resource(TorchScript.class, helper + ".py"))
                    .line()
                    .line();
        }
        network(out, modules, forward);
        load(out, modules);
        common.main(out);
        return out.toString();
    }

    private void network(SourceText out, TorchModule modules, SourceText forward) {
        boolean image = source.graph().input().isImage();
        out.line("class Network(nn.Module):")
                .deeper()
                .line("\"\"\"Takes (batch, " + (image ? "height, width, channels" : "features") + ")"
                        + (image ? "; inside, images lie channels first, as PyTorch wants them" : "") + ".\"\"\"")
                .line()
                .line("def __init__(self):")
                .deeper()
                .line("super().__init__()");
        if (raw && source.preprocessing().isStandardized()) {
            out.line("self.register_buffer(\"mean\", torch.tensor(MEAN), persistent=False)")
                    .line("self.register_buffer(\"deviation\", torch.tensor(DEVIATION), persistent=False)");
        }
        out.back()
                .back()
                .raw(modules.init().toString())
                .line()
                .deeper()
                .line("def forward(self, x):")
                .back()
                .raw(forward.toString())
                .line()
                .line();
    }

    private SourceText forward(TorchOperators operators) {
        OpGraph graph = source.graph();
        SourceText out = new SourceText().deeper().deeper();
        Identifiers identifiers = new Identifiers(PythonWords.reserved(NAMES));
        if (raw && graph.input().isImage()) {
            out.line("x = x / 255");
        }
        if (raw && source.preprocessing().isStandardized()) {
            out.line("x = (x - self.mean) / self.deviation");
        }
        List<String> variables = new ArrayList<>();
        variables.add(isChained(0) ? "x" : identifiers.unique("inputs"));
        String first = TorchOperators.first(graph.input(), "x");
        if (!first.equals(variables.get(0))) {
            out.line(variables.get(0) + " = " + first + comment(graph.input()));
        }
        String layer = "";
        for (int i = 0; i < graph.nodes().size(); i++) {
            OpNode node = graph.nodes().get(i);
            List<String> inputs = node.inputs().stream().map(variables::get).toList();
            String expression = operators.write(node, inputs);
            String variable = isChained(i + 1) ? "x" : identifiers.unique(node.layer());
            boolean named = variable.equals(node.layer()) || expression.contains("self." + node.layer() + "(");
            String title = named || node.layer().equals(layer) ? "" : Literals.comment(node.layer()) + ": ";
            layer = node.layer();
            variables.add(variable);
            if (!variable.equals(expression)) {
                out.line(variable + " = " + expression + "  # " + title + TorchModule.size(node.shape()));
            }
        }
        return out.line("return " + TorchOperators.last(graph.outputShape(), variables.get(graph.output())));
    }

    private static String comment(Shape shape) {
        return "  # " + TorchModule.size(shape);
    }

    /** Whether only the next operator reads a value, or nobody does and it is the result. */
    private boolean isChained(int value) {
        OpGraph graph = source.graph();
        for (int i = 0; i < graph.nodes().size(); i++) {
            if (i != value && graph.nodes().get(i).inputs().contains(value)) {
                return false;
            }
        }
        return value != graph.output() || value == graph.nodes().size();
    }

    private static void load(SourceText out, TorchModule modules) {
        out.line("def load(path=WEIGHTS):")
                .deeper()
                .line("\"\"\"The network with its weights, ready to predict.\"\"\"")
                .line("network = Network()");
        if (!modules.state().isEmpty()) {
            out.line("arrays = read_weights(path)")
                    .line("network.load_state_dict({")
                    .deeper();
            modules.state().forEach(out::line);
            out.back().line("})");
        }
        out.line("return network.eval()").back().line().line().lines("""
                        def predict(network, samples):
                            \"""What the network says of a batch of samples, as a NumPy array.\"""
                            with torch.no_grad():
                                return network(torch.tensor(samples, dtype=torch.float32)).numpy()
                        """).line().line();
    }
}
