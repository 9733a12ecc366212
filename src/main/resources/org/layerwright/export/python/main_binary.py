def main():
    """Says which of the two classes each sample in a file is of."""
    if len(sys.argv) != 2:
        sys.exit(f"Usage: python {sys.argv[0]} @FILE@")
    samples = prepare(read_samples(Path(sys.argv[1])))
    for score in predict(load(), samples).ravel():
        print(f"{LABELS[int(score > @THRESHOLD@)]}: {score:.4f}")


if __name__ == "__main__":
    main()
