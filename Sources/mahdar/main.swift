print("mahdar")
