def main():
    """Prints the result for each sample in a file."""
    if len(sys.argv) != 2:
        sys.exit(f"Usage: python {sys.argv[0]} @FILE@")
    samples = prepare(read_samples(Path(sys.argv[1])))
    for result in predict(load(), samples):
        print(result)


if __name__ == "__main__":
    main()
