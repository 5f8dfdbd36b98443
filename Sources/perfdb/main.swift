print("perfdb")
