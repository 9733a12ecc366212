def main():
    """Names the most likely classes of each sample in a file."""
    if len(sys.argv) != 2:
        sys.exit(f"Usage: python {sys.argv[0]} @FILE@")
    samples = prepare(read_samples(Path(sys.argv[1])))
    for scores in predict(load(), samples):
        for i in np.argsort(scores)[::-1][:3]:
            print(f"{LABELS[i]}: {scores[i]:.4f}")


if __name__ == "__main__":
    main()
