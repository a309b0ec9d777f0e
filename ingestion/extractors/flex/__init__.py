"""What SIL FieldWorks (FLEx) writes: interlinear texts and dictionaries."""
