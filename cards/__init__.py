"""What a material performance card is: vocabulary, values, checks, requirements and matching."""
