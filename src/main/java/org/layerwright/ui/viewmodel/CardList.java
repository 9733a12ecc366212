package org.layerwright.ui.viewmodel;

import org.layerwright.network.LayerSpec;
import org.layerwright.text.Texts;

/**
 * The cards of a network, each put into words when it is asked for: of a deep network only those in view are.
 */
public final class CardList {
    private final NetworkState state;
    private final Texts texts;
    private final LayerCardViewModel[] cards;

    public CardList(NetworkState state, Texts texts) {
        this.state = state;
        this.texts = texts;
        this.cards = new LayerCardViewModel[state.network().layers().size()];
    }

    public int size() {
        return cards.length;
    }

    public LayerCardViewModel card(int index) {
        if (cards[index] == null) {
            cards[index] = LayerCardViewModel.of(state, index, texts);
        }
        return cards[index];
    }

    public LayerSpec layer(int index) {
        return state.network().layers().get(index);
    }

    /** How many problems stand on a card, without a word of them. */
    public int problems(int index) {
        return state.problemsOfLayer().get(index).size();
    }
}
