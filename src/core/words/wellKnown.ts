/**
 * Data sets, models, methods and tools that people in machine learning use without introducing them. From general knowledge.
 */
export const wellKnownNames: readonly string[] = // data sets and benchmarks
  (
    "COCO|MS COCO|MS-COCO|Microsoft COCO|LVIS|ImageNet|ImageNet-1k|ImageNet-21k|TinyImageNet|Tiny ImageNet|miniImageNet|CIFAR|CIFAR-10|CIFAR-100|CIFAR10|CIFAR100|MNIST|" +
    "Fashion-MNIST|SVHN|STL-10|CUB|Caltech|Places365|ADE20K|Cityscapes|KITTI|nuScenes|Waymo|PASCAL|PASCAL VOC|VOC|DAVIS|YouTube-VOS|Kinetics|UCF101|HMDB51|" +
    "AVA|JHMDB|Human3.6M|3DPW|MPI-INF-3DHP|MPII|LSP|FFHQ|CelebA|LFW|LAION|LAION-5B|CC3M|CC12M|Visual Genome|GQA|VQA|VQAv2|OK-VQA|TextVQA|DocVQA|" +
    "ScanNet|ShapeNet|ModelNet40|Objaverse|Matterport3D|Habitat|GLUE|SuperGLUE|SQuAD|MNLI|SST-2|XNLI|MMLU|BIG-bench|BBH|GSM8K|MATH|HumanEval|MBPP|" +
    "HellaSwag|ARC|TruthfulQA|WinoGrande|PIQA|BoolQ|LAMBADA|WikiText|WikiText-103|Penn Treebank|One Billion Word|C4|The Pile|Common Crawl|OpenWebText|WebText|" +
    "FineWeb|RedPajama|SlimPajama|Natural Questions|TriviaQA|HotpotQA|MS MARCO|MS-MARCO|BEIR|MTEB|TREC|WMT|IWSLT|FLORES|LibriSpeech|Common Voice|AudioSet|VoxCeleb|" +
    "MuST-C|CoVoST|MovieLens|Criteo|OpenML|UCI|Atari|MuJoCo|D4RL|OpenAI Gym|Gym|DeepMind Control Suite|StarCraft|SMAC|Minecraft|MiniGrid|Procgen|TOFU|MUSE|WMDP|RWKU|" +
    "MMMU|MMBench|SEED-Bench|POPE|MME|ScienceQA|ChartQA|HowTo100M|YouTube8M|MSR-VTT|ActivityNet|Ego4D|EPIC-KITCHENS|Something-Something|" +
    // models and methods that everybody builds on
    "BERT|RoBERTa|ALBERT|DistilBERT|DeBERTa|ELECTRA|XLNet|XLM-R|mBERT|T5|mT5|BART|GPT|GPT-2|GPT-3|GPT-3.5|GPT-4|GPT-4o|GPT-4V|ChatGPT|InstructGPT|Codex|PaLM|Gemini|Claude|" +
    "LLaMA|Llama|Llama 2|Llama-2|Llama 3|Llama-3|Llama-3-8B|Alpaca|Vicuna|Mistral|Mixtral|Phi|Gemma|Qwen|DeepSeek|DeepSeek-R1|Falcon|BLOOM|OPT|Pythia|Chinchilla|LaMDA|Flan|Zephyr|" +
    "ResNet|ResNet-18|ResNet-50|ResNet18|ResNet50|ResNeXt|Wide ResNet|VGG|AlexNet|GoogLeNet|Inception|DenseNet|MobileNet|MobileNetV2|EfficientNet|ConvNeXt|RegNet|ViT|DeiT|" +
    "Swin|Swin Transformer|PVT|DiT|U-Net|UNet|YOLO|YOLOv3|YOLOv5|YOLOv8|SSD|RetinaNet|Faster R-CNN|Mask R-CNN|R-CNN|DETR|Deformable DETR|DINO|DINOv2|SAM|Segment Anything|CLIP|" +
    "OpenCLIP|ALIGN|BLIP|BLIP-2|LLaVA|Flamingo|MiniGPT-4|Stable Diffusion|SDXL|DALL-E|Imagen|Midjourney|ControlNet|LoRA|QLoRA|GaLore|MoCo|SimCLR|BYOL|SimSiam|SwAV|MAE|BEiT|" +
    "Barlow Twins|VICReg|StyleGAN|StyleGAN2|CycleGAN|pix2pix|BigGAN|WGAN|VQ-VAE|VQGAN|NeRF|3DGS|3D Gaussian Splatting|Gaussian Splatting|Instant-NGP|SMPL|SMPL-X|PointNet|PointNet++|" +
    "GCN|GAT|GraphSAGE|GIN|Mamba|RWKV|RetNet|Transformer-XL|Longformer|Performer|Reformer|FlashAttention|word2vec|GloVe|fastText|ELMo|wav2vec|wav2vec 2.0|HuBERT|Whisper|Conformer|Tacotron|WaveNet|" +
    "AlphaGo|AlphaZero|MuZero|AlphaFold|DQN|A3C|A2C|PPO|TRPO|SAC|TD3|DDPG|DPO|RLHF|RLAIF|IPO|GRPO|REINFORCE|IMPALA|Dreamer|Decision Transformer|Diffusion Policy|MAML|ProtoNet|" +
    "DDPM|DDIM|Dropout|BatchNorm|Batch Normalization|LayerNorm|Layer Normalization|GroupNorm|RMSNorm|Adam|AdamW|SGD|SGDM|RMSProp|Adagrad|Adafactor|LAMB|Lion|Shampoo|Muon|signSGD|FedAvg|" +
    "FedProx|Mixup|CutMix|AutoAugment|RandAugment|XGBoost|LightGBM|CatBoost|Random Forest|SVM|LDA|PCA|ICA|t-SNE|UMAP|k-means|k-NN|kNN|DBSCAN|HDBSCAN|RANSAC|ICP|SIFT|SURF|ORB|ORB-SLAM|" +
    "ORB-SLAM2|ORB-SLAM3|VINS-Mono|LOAM|COLMAP|SLAM|RRT|RRT*|PRM|MPC|MPPI|LQR|PID|EKF|UKF|IMU|GPS|GNSS|LiDAR|UAV|ROS|ROS2|MoveIt|Gazebo|CARLA|AirSim|Isaac Gym|Isaac Sim|PyBullet|" +
    "HNSW|FAISS|BM25|DPR|ColBERT|RAG|CoT|Chain-of-Thought|ReAct|Self-Consistency|Toolformer|InfoNCE|CTC|LSTM|ConvLSTM|BiLSTM|GRU|RNN|CNN|DNN|MLP|GAN|VAE|GNN|MoE|Mixture of Experts|FFN|" +
    "OHEM|Online Hard Example Mining|Grad-CAM|SHAP|LIME|Integrated Gradients|PGD|FGSM|AutoAttack|GCG|AutoDAN|PAIR|STE|EMA|SVD|FFT|DCT|KAN|LLM|VLM|LVLM|LMM|MLLM|PLM|VLA|SSM|SNN|PINN|PDE|ODE|SDE|MDP|POMDP"
  ).split("|");

/**
 * These names with acronyms and tasks, none of which is a new name of a paper. Completes the terms counted in abstracts; see
 * `fieldTerms.ts`.
 */
export const wellKnown: readonly string[] = wellKnownNames.concat(
  // tasks, measures, machines, words with capitals
  (
    "SSL|NAS|NLP|NLU|NLG|NMT|ASR|TTS|OCR|NER|QA|IR|RL|ML|AI|DL|CV|HDR|LDR|SGG|SSIM|PSNR|LPIPS|FID|IS|BLEU|ROUGE|METEOR|CIDEr|BERTScore|mAP|AP|IoU|mIoU|AUC|AUROC|MRR|NDCG|" +
    "MSE|MAE|RMSE|KL|ELBO|NLL|CE|BCE|OOD|ID|TTA|UDA|DA|DG|FL|KD|MTL|MIL|CL|ICL|SFT|PEFT|PTQ|QAT|SOTA|FLOPs|GPU|CPU|TPU|FPGA|RAM|API|CUDA|PyTorch|TensorFlow|JAX|Keras|Python|" +
    "GitHub|Hugging Face|HuggingFace|Google|OpenAI|Meta|Microsoft|NVIDIA|Amazon|Twitter|Reddit|Wikipedia|YouTube|arXiv|RGB|RGB-D|RGBD|CT|MRI|EEG|ECG|X-ray|COVID-19|USA|EU|UK|" +
    "Transformer|Transformers|Router|Adapter|Prompt|Express|Flask|Trainer|Attention|Encoder|Decoder|Optimizer|Scheduler|Agent|Planner|Module|Network|Model|Dataset|Benchmark|Framework|" +
    "Gaussian|Bayesian|Markov|Monte Carlo|Wasserstein|Lipschitz|Fourier|Laplacian|Euclidean|Hessian|Jacobian|Riemannian|Bernoulli|Poisson|Kalman|Nash|Pareto|Thompson|Langevin|Boltzmann|Hamiltonian|" +
    "English|Chinese|German|French|Spanish|Japanese|Korean|Arabic|Hindi|Russian|Internet|Web|World|Large Language Model|Vision Transformer|Convolutional Neural Network|Graph Neural Network|" +
    "Deep Learning|Machine Learning|Reinforcement Learning|Federated Learning|Contrastive Learning|Knowledge Distillation|Neural Network|Deep Neural Network|Artificial Intelligence"
  ).split("|"),
);
